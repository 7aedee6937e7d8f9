"""A time client as the chapter has it: shows all that the server says until it closes."""

import socket
import sys

host, port = sys.argv[1], int(sys.argv[2])
with socket.create_connection((host, port)) as server:
    answer = b""
    while piece := server.recv(1024):
        answer += piece
print(answer.decode("utf-8", "replace"))
