"""`demo`: the bot and a local Telegram in one process, on one movable clock, with a sample department that has a past.

Everything in the sample is invented, by a seed: the people live their quarter event after event (`agenda.py`), and
what they do is written with the store's own functions, as the handlers write it.
"""
