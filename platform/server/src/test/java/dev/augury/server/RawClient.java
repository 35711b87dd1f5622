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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        send(post(key, path, body));
    }

    /** Returns the bytes of a request, as text. */
    public static String post(String key, String path, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key + "\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\n\r\n" + body;
    }

    /** Sends more, at once. */
    public void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
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
