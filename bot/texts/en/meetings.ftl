# Meetings
help-book = book a meeting: <code>{ $example }</code>
help-meet = log a meeting: <code>{ $example }</code>
menu-book = Book a meeting
menu-meet = Log a meeting
book-example = /book Daisy; Peter Ivanov; tue 11:00
meet-example = /meet Daisy; Peter Ivanov; director; interested
