package dev.augury.app.chat;

import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Lines of a person at a terminal, who may edit them and call earlier ones back. Ctrl-C empties a line, and on an empty one ends like Ctrl-D. */
public final class TerminalLines implements Lines {

    private final LineReader reader;

    /** Reads from {@code terminal}, which stays open. */
    public TerminalLines(Terminal terminal) {
        reader = LineReaderBuilder.builder().terminal(terminal).option(LineReader.Option.DISABLE_EVENT_EXPANSION, true).build();
        reader.setVariable(LineReader.HISTORY_SIZE, 500);
    }

    @Override
    public @Nullable String next(String prompt) {
        while (true) {
            try {
                return reader.readLine(prompt);
            } catch (UserInterruptException e) {
                if (e.getPartialLine().isEmpty()) {
                    return null;
                }
            } catch (EndOfFileException e) {
                return null;
            }
        }
    }
}
