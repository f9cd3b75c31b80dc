# The questionnaire
help-form = a client's questionnaire: begin or go on
menu-form = Client questionnaire
