# The worksheet
help-worksheet = what our goods do, and for whom: the team's cheat sheet
menu-worksheet = Worksheet: benefits and clients
worksheet-title = The team's worksheet
worksheet-empty = The head has not filled it in yet.
worksheet-newcomer = Before you call: what we sell and to whom. Always at hand: /worksheet
worksheet-question = { $question ->
    [benefit] What benefit do our goods and services bring?
    [results] What results can a manager secure for a client?
    [need] What do they pay us for again and again, with pleasure?
   *[clients] Who are our clients: what companies, what business, where?
}
worksheet-short = { $question ->
    [benefit] Benefit
    [results] Results
    [need] What they pay for
   *[clients] Clients
}
worksheet-unanswered = — not filled in yet
worksheet-how = Press a question or write: <code>{ $example }</code>
worksheet-example = /worksheet 1 Our machines last twice as long
worksheet-known = Now it says:
worksheet-ask = Write the answer, up to { $limit } characters. Newcomers will see it, and it serves as a hint during calls.
worksheet-long = That is { $length } characters, and { $limit } is the most. Make it shorter.
worksheet-no-line = The worksheet has { $count } questions. Begin with a number, for example: <code>/worksheet 1 Machines last twice as long</code>
worksheet-kept = ✅ Noted.
worksheet-whole = ✅ Noted. The worksheet is complete.
worksheet-cleared = 🧹 The answer is removed.
button-worksheet-clear = 🧹 Remove the answer
# Training
help-training = the topic of the week's training
menu-training = The topic of the week's training
training-example = /training Handling objections
training-topic = 🎓 Training of the week { $monday }–{ $sunday }: <b>{ $topic }</b>
training-none = 🎓 The training of the week { $monday }–{ $sunday } has no topic.
training-ask = Press a topic or write your own, up to { $limit } characters. In one line: <code>{ $example }</code>
training-button = { $topic ->
    [calls] Calls reviewed
    [objections] Objections
    [spin] SPIN questions
    [product] Our product
    [meetings] Meetings reviewed
   *[proposals] Strong proposals
}
training-set = ✅ The topic of the week { $monday }–{ $sunday }: <b>{ $topic }</b>. The team will see it in the training block.
training-long = The topic is too long: up to { $limit } characters.
button-training-change = ✏️ Another topic
