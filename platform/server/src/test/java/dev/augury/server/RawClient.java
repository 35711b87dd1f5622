package dev.augury.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that reads and hangs up when the test says so. */
public final class RawClient implements AutoCloseable {

    private final Socket socket;

    /** Sends a request. */
    public RawClient(int port, String key, String path, String body) {
        try {
            socket = new Socket();
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("localhost", port), 5000);
            socket.setSoTimeout(20_000);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key + "\r\nContent-Type: application/json\r\nContent-Length: "
                    + bytes.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until what was read contains the text, and returns all of it. */
    public String readUntil(String wanted) {
        StringBuilder read = new StringBuilder();
        byte[] some = new byte[65536];
        try {
            InputStream in = socket.getInputStream();
            while (read.indexOf(wanted) < 0) {
                int count = in.read(some);
                if (count < 0) {
                    throw new AssertionError("the stream ended before \"" + wanted + "\": " + read);
                }
                read.append(new String(some, 0, count, StandardCharsets.UTF_8));
            }
            return read.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("before \"" + wanted + "\": " + read, e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
