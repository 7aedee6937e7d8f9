"""A client as the chapter writes them: one send for a message, one recv for the answer."""
import socket
import sys

server = socket.create_connection((sys.argv[1], int(sys.argv[2])))
for message in ["Ken", "Hi there!"]:
    server.send(message.encode())
    print(server.recv(1024).decode(), end="--\n")
server.close()
