# The questionnaire's questions
help-questions = your team's questionnaire
menu-questions = Questions of the form
