package dev.augury.app.cli;

import dev.augury.model.gguf.GgufFile;
import dev.augury.model.token.SpecialParsing;
import dev.augury.model.token.Tokenizer;
import dev.augury.model.token.TokenizerReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Text on standard input to token ids on standard output, and back. */
@Command(
        name = "tokenize",
        description = "Reads UTF-8 text on standard input and prints its token ids in one line; no special tokens are added or parsed.",
        mixinStandardHelpOptions = true)
final class TokenizeVerb implements Callable<Integer> {

    private static final int INPUT_BYTES_MAX = 1 << 30;

    @Spec
    private CommandSpec spec;

    @Key("augury.tokenize.model")
    @Option(names = "--model", paramLabel = "FILE", required = true,
            description = "GGUF file; one with a vocabulary and no tensors will do. Key: augury.tokenize.model")
    private Path model;

    @Key("augury.tokenize.separator")
    @Option(names = "--separator", paramLabel = "S", description = "Cut the input at S and print a line for each part. Key: augury.tokenize.separator")
    private @Nullable String separator;

    @Key("augury.tokenize.decode")
    @Option(names = "--decode", description = "The reverse: a line of ids to its text; with --separator, a line for each part. Key: augury.tokenize.decode")
    private boolean decode;

    @Override
    public Integer call() throws IOException {
        if (separator != null && separator.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--separator is empty; give the text at which to cut");
        }
        byte[] input = System.in.readNBytes(INPUT_BYTES_MAX);
        String text = new String(input, StandardCharsets.UTF_8);
        try (GgufFile file = GgufFile.open(model)) {
            Tokenizer tokenizer = TokenizerReader.read(file.metadata());
            byte[] output = decode ? decode(tokenizer, text) : encode(tokenizer, text).getBytes(StandardCharsets.UTF_8);
            PrintStream out = System.out;
            out.write(output);
            out.flush();
        }
        return 0;
    }

    private String encode(Tokenizer tokenizer, String text) {
        return parts(text).stream()
                .map(part -> Arrays.stream(tokenizer.encode(part, SpecialParsing.OFF)).mapToObj(Integer::toString).collect(Collectors.joining(" ", "", "\n")))
                .collect(Collectors.joining());
    }

    private List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        if (separator != null) {
            for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
                parts.add(text.substring(from, at));
                from = at + separator.length();
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    private byte[] decode(Tokenizer tokenizer, String text) {
        String between = separator == null ? "" : separator;
        List<String> lines = separator == null ? List.of(text) : text.lines().toList();
        return lines.stream().map(line -> tokenizer.decode(ids(tokenizer, line))).collect(Collectors.joining(between)).getBytes(StandardCharsets.UTF_8);
    }

    private int[] ids(Tokenizer tokenizer, String line) {
        return Arrays.stream(line.strip().split("[\\s,]+")).filter(word -> !word.isEmpty()).mapToInt(word -> id(tokenizer, word)).toArray();
    }

    private int id(Tokenizer tokenizer, String word) {
        try {
            int id = Integer.parseInt(word);
            if (id >= 0 && id < tokenizer.size()) {
                return id;
            }
        } catch (NumberFormatException e) {
            throw new ParameterException(spec.commandLine(), "'" + word + "' is not a token id; give whole numbers separated by blanks", e);
        }
        throw new ParameterException(spec.commandLine(), "There is no token " + word + "; ids of this vocabulary run from 0 to " + (tokenizer.size() - 1));
    }
}
