"""A chat client in the manner of the chapter: one send and one recv a message, and no line feeds.

Usage: chat_client.py PORT MESSAGE...
"""

import socket
import sys

SIZE = 1024

with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as server:
    print(server.recv(SIZE).decode(), flush=True)
    for message in sys.argv[2:]:
        server.send(message.encode())
        reply = server.recv(SIZE).decode()
        if not reply:
            print("(the server has gone)")
            break
        print(repr(reply), flush=True)
