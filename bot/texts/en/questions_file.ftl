# The questionnaire as a file: the workbook's sheets
questions-file-sheet = Questionnaire
questions-file-help-sheet = How to edit
questions-file-help = How to edit the questionnaire
    Change the sheet “Questionnaire”, save it and send the file to the bot. It shows what would change and asks first.
    A row is a question. A row with an arrow ↳ is a detail of one: 19.2 belongs to question 19.
    Questions are asked in the order of the rows. Leave the numbers: by them questions refer to each other.
    A new question: insert a row, write the section and the question. Without a type it asks for text, with options for a choice.
    To remove a question, delete its row. Earlier answers to it stay.
    Blue rows are the core of the method: twelve facts, always asked, of everybody. You may reword and move them.
    Options: each on a line of its own, Alt+Enter in Excel. From two to twelve.
    Answer type: text, number, money, choice, several, in order, date, yes/no, decision makers.
    With another type the question becomes a new one: earlier answers stay with the old one.
    Ask only if: the number of a question above, a colon and an option. For example “6: less than 70%”. For ↳ the option alone.
    Limits: “from 1”, “to 10”, “within a month”, “own words”.
    Leave the key: by it the bot finds earlier answers. A new question has none.
