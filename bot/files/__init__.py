"""Files out and in: plain data -> the bytes of a file, and the bytes that a person sent -> plain data.

Everything here is a pure function: the data waits in the outbox as JSON, the file is made just before it is sent, in a
thread. The same data gives the same bytes.
"""
