"""A time server as the chapter has it: one client after another, on a port of the system's choice."""

import socket
import time

listener = socket.create_server(("127.0.0.1", 0))
print("Listening on {}:{}".format(*listener.getsockname()), flush=True)
while True:
    client, address = listener.accept()
    print("... connected from: {}:{}".format(*address), flush=True)
    with client:
        client.sendall((time.ctime() + "\nHave a nice day!").encode())
