# Договорённости
help-agreements = что обещали и к какому дню
menu-agreements = Договорённости
