package dev.augury.model.token;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns tokens into text as they come, in whole characters only: bytes of a character that is not complete wait for the next token.
 * However the tokens are spread over calls, the texts together are the same. Bytes that are no UTF-8 become U+FFFD. Not thread-safe.
 */
public final class StreamDecoder {
    private static final int CHARACTER_BYTES_MAX = 4;

    private final TokenTable table;
    private final boolean spacePrefix;
    private final ControlText control;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final byte[] waiting = new byte[CHARACTER_BYTES_MAX];
    private int waitingBytes;
    private boolean atStart;

    /** @param spacePrefix whether encoding puts a space before each text, which decoding takes away */
    StreamDecoder(TokenTable table, boolean spacePrefix, boolean atStart, ControlText control) {
        this.table = table;
        this.spacePrefix = spacePrefix;
        this.atStart = atStart;
        this.control = control;
    }

    /**
     * Returns the text that the token completes, possibly empty.
     *
     * @throws IndexOutOfBoundsException for an id outside the vocabulary
     */
    public String feed(int token) {
        boolean special = table.isMatchedWhole(token);
        boolean hidden = control == ControlText.HIDDEN && table.type(token).isReserved();
        byte[] bytes = hidden ? new byte[0] : table.shownBytes(token);
        int skip = 0;
        if (special) {
            atStart = true;
        } else if (bytes.length > 0) {
            skip = spacePrefix && atStart && bytes[0] == ' ' ? 1 : 0;
            atStart = false;
        }
        return decode(ByteBuffer.wrap(bytes, skip, bytes.length - skip), false);
    }

    /** Returns U+FFFD if a character is incomplete, else nothing; the decoder is then as new, for a text that begins with the next token. */
    public String flush() {
        String rest = decode(ByteBuffer.allocate(0), true);
        utf8.reset();
        atStart = true;
        return rest;
    }

    private String decode(ByteBuffer more, boolean last) {
        if (waitingBytes == 0 && !more.hasRemaining()) {
            return "";
        }
        ByteBuffer in = ByteBuffer.allocate(waitingBytes + more.remaining()).put(waiting, 0, waitingBytes).put(more).flip();
        CharBuffer out = CharBuffer.allocate(in.remaining());
        utf8.decode(in, out, last);
        waitingBytes = in.remaining();
        in.get(waiting, 0, waitingBytes);
        return out.flip().toString();
    }
}
