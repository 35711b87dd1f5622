package dev.augury.app.cli;

import dev.augury.model.gguf.GgufFile;
import dev.augury.model.synth.ModelSynth;
import dev.augury.model.synth.SynthArchitecture;
import dev.augury.model.synth.SynthShape;
import dev.augury.model.synth.SynthSpec;
import dev.augury.model.synth.SynthVocabulary;
import dev.augury.model.tensor.TensorType;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a model with random weights. */
@Command(name = "synth", description = "Makes a model with random weights: material for tests and benchmarks.", mixinStandardHelpOptions = true)
final class ModelSynthVerb implements Callable<Integer> {

    private static final int THREADS_MAX = 2;

    @Spec
    private CommandSpec spec;

    @Key("augury.synth.out")
    @Option(names = "--out", paramLabel = "FILE", required = true, description = "File to write. Key: augury.synth.out")
    private Path out;

    @Key("augury.synth.arch")
    @Option(names = "--arch", paramLabel = "NAME", defaultValue = "llama",
            description = "llama, mistral, smollm, smollm3, qwen2, qwen3, phi3 or granite; default ${DEFAULT-VALUE}. Key: augury.synth.arch")
    private String architecture;

    @Key("augury.synth.layers")
    @Option(names = "--layers", paramLabel = "N", defaultValue = "2", description = "Layers; default ${DEFAULT-VALUE}. Key: augury.synth.layers")
    private int layers;

    @Key("augury.synth.width")
    @Option(names = "--width", paramLabel = "N", defaultValue = "256", description = "Elements of a hidden state; default ${DEFAULT-VALUE}. Key: augury.synth.width")
    private int width;

    @Key("augury.synth.heads")
    @Option(names = "--heads", paramLabel = "N", defaultValue = "4", description = "Attention heads; default ${DEFAULT-VALUE}. Key: augury.synth.heads")
    private int heads;

    @Key("augury.synth.kv-heads")
    @Option(names = "--kv-heads", paramLabel = "N", defaultValue = "2", description = "Heads of keys and values; default ${DEFAULT-VALUE}. Key: augury.synth.kv-heads")
    private int kvHeads;

    @Key("augury.synth.head-width")
    @Option(names = "--head-width", paramLabel = "N", description = "Elements of a head; default: width / heads. Key: augury.synth.head-width")
    private @Nullable Integer headWidth;

    @Key("augury.synth.ffn")
    @Option(names = "--ffn", paramLabel = "N", defaultValue = "512", description = "Inner elements of the feed-forward part; default ${DEFAULT-VALUE}. Key: augury.synth.ffn")
    private int ffn;

    @Key("augury.synth.context")
    @Option(names = "--context", paramLabel = "N", defaultValue = "2048", description = "Longest sequence in tokens; default ${DEFAULT-VALUE}. Key: augury.synth.context")
    private int context;

    @Key("augury.synth.quant")
    @Option(names = "--quant", paramLabel = "TYPE", defaultValue = "F32", description = "Type of all matrices; default ${DEFAULT-VALUE}. Key: augury.synth.quant")
    private String quant;

    @Key("augury.synth.output-quant")
    @Option(names = "--output-quant", paramLabel = "TYPE", description = "Type of the output matrix; default: that of the others. Key: augury.synth.output-quant")
    private @Nullable String outputQuant;

    @Key("augury.synth.tied")
    @Option(names = "--tied", description = "The embedding serves as output matrix. Key: augury.synth.tied")
    private boolean tied;

    @Key("augury.synth.long-context")
    @Option(names = "--long-context", description = "Stretch the rotary embedding (llama 3.1 and phi3). Key: augury.synth.long-context")
    private boolean longContext;

    @Key("augury.synth.vocab")
    @Option(names = "--vocab", paramLabel = "FILE", description = "GGUF file whose vocabulary to take; default: 512 byte-level tokens of our own. Key: augury.synth.vocab")
    private @Nullable Path vocabulary;

    @Key("augury.synth.vocab-size")
    @Option(names = "--vocab-size", paramLabel = "N", defaultValue = "512", description = "Tokens of our own vocabulary; default ${DEFAULT-VALUE}. Key: augury.synth.vocab-size")
    private int vocabularySize;

    @Key("augury.synth.seed")
    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The same seed gives the same bytes; default ${DEFAULT-VALUE}. Key: augury.synth.seed")
    private long seed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (vocabulary == null) {
            make(SynthVocabulary.ofBytes(vocabularySize));
        } else {
            try (GgufFile file = GgufFile.open(vocabulary)) {
                make(SynthVocabulary.of(file));
            }
        }
        PrintWriter console = spec.commandLine().getOut();
        console.printf("%s: %,d bytes%n", out, Files.size(out));
        console.flush();
        return 0;
    }

    private void make(SynthVocabulary tokens) throws IOException, InterruptedException {
        TensorType weights = type(quant);
        SynthShape shape = new SynthShape(layers, width, heads, kvHeads, headWidth == null ? width / Math.max(1, heads) : headWidth, ffn, context);
        SynthSpec wanted = SynthSpec.tiny(SynthArchitecture.of(architecture), seed)
                .withTied(tied)
                .withLongContext(longContext)
                .withShape(shape)
                .withVocabulary(tokens)
                .withWeights(weights)
                .withOutput(outputQuant == null ? weights : type(outputQuant));
        try (ModelSynth synth = ModelSynth.begin(out, wanted); ForkJoinPool pool = new ForkJoinPool(THREADS_MAX)) {
            AtomicInteger done = new AtomicInteger();
            pool.submit(() -> IntStream.range(0, synth.pieces()).parallel().forEach(piece -> {
                makePiece(synth, piece);
                progress(done.incrementAndGet(), synth.pieces());
            })).get();
            synth.finish();
        } catch (ExecutionException e) {
            throw new IOException("The model could not be made: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private void progress(int done, int all) {
        if (all > 20 && (done == all || done % (all / 20) == 0)) {
            PrintWriter err = spec.commandLine().getErr();
            err.printf("\r%3d %%%s", done * 100 / all, done == all ? "\n" : "");
            err.flush();
        }
    }

    private static void makePiece(ModelSynth synth, int piece) {
        try {
            synth.make(piece);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TensorType type(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        for (TensorType type : TensorType.values()) {
            if (type.name().equals(wanted) && type.supported()) {
                return type;
            }
        }
        throw new IllegalArgumentException("Unknown tensor type '" + name + "'; known are " + TensorType.supportedNames());
    }
}
