# Agreements
help-agreements = what was promised and for when
menu-agreements = Agreements
