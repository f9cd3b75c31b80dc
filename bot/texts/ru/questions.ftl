# Вопросы анкеты
help-questions = вопросы анкеты вашей команды
menu-questions = Вопросы анкеты
