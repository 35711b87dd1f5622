package dev.augury.demo.cli;

import dev.augury.demo.corpus.CorpusDocuments;
import dev.augury.demo.corpus.CorpusGenerator;
import dev.augury.demo.corpus.Split;
import dev.augury.demo.train.Document;
import dev.augury.demo.train.ModelImport;
import dev.augury.demo.train.Training;
import dev.augury.demo.train.TrainingOptions;
import dev.augury.model.gguf.GgufFile;
import dev.augury.model.token.Tokenizer;
import dev.augury.model.token.TokenizerReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code demo train}: trains the demo model on dialogues of the corpus, or goes on where a training stopped. */
@Command(name = "train", description = "Trains the demo model; writes checkpoint and learning curve into a folder. Interrupt it and go on with --resume.",
        mixinStandardHelpOptions = true)
public final class TrainVerb implements Callable<Integer> {

    private static final int STOPPED = 130;
    private static final int STOP_SECONDS = 60;
    private static final String TOKENS = "--tokens";
    private static final String RATE = "--rate";
    private static final String MATRIX_RATE = "--matrix-rate";
    private static final String WORKERS = "--workers";
    private static final List<String> SIZES = List.of("--layers", "--width", "--heads", "--ffn", "--context");
    /** What a training keeps from its beginning, beside its sizes. */
    private static final List<String> KEPT = List.of("--from", "--seed", "--warmup", "--packs", "--pack-tokens");

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelSizeMixin size;

    @Option(names = "--vocabulary", paramLabel = "FILE", required = true, description = "GGUF file with the vocabulary")
    private Path vocabulary = Path.of("vocabulary.gguf");

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "folder for checkpoint, curve.csv and curve.svg")
    private Path out = Path.of("training");

    @Option(names = "--resume", description = "go on with the training in the folder, under the options with which it began; --tokens, --rate, --matrix-rate and --workers may be changed")
    private boolean resume;

    @Option(names = "--from", paramLabel = "FILE", description = "begin with the parameters of this model, which 'demo export' wrote, instead of random ones; its sizes count")
    private @Nullable Path from;

    @Option(names = TOKENS, paramLabel = "N", defaultValue = "20000000", description = "tokens to compute in all, where the rate ends (default: ${DEFAULT-VALUE})")
    private long tokens;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "seed of parameters and corpus (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = RATE, paramLabel = "X", defaultValue = "0.002", description = "largest learning rate (default: ${DEFAULT-VALUE})")
    private float rate;

    @Option(names = MATRIX_RATE, paramLabel = "X", defaultValue = "0.02",
            description = "largest learning rate of Muon, which trains the matrices of the layers; 0: AdamW trains all (default: ${DEFAULT-VALUE})")
    private float matrixRate;

    @Option(names = "--warmup", paramLabel = "STEPS", defaultValue = "60", description = "steps over which the rate rises (default: ${DEFAULT-VALUE})")
    private int warmup;

    @Option(names = "--packs", paramLabel = "N", defaultValue = "2", description = "batches of documents in a step (default: ${DEFAULT-VALUE})")
    private int packs;

    @Option(names = "--pack-tokens", paramLabel = "N", defaultValue = "1280", description = "most tokens in a batch (default: ${DEFAULT-VALUE})")
    private int packTokens;

    @Option(names = WORKERS, paramLabel = "N", defaultValue = "2", description = "threads (default: ${DEFAULT-VALUE})")
    private int workers;

    @Option(names = "--held-out", paramLabel = "N", defaultValue = "64", description = "held-out dialogues for the loss (default: ${DEFAULT-VALUE})")
    private int heldOut;

    @Option(names = "--held-out-every", paramLabel = "STEPS", defaultValue = "200", description = "steps between its measurements (default: ${DEFAULT-VALUE})")
    private int heldOutEvery;

    @Option(names = "--checkpoint-minutes", paramLabel = "X", defaultValue = "5", description = "minutes between checkpoints (default: ${DEFAULT-VALUE})")
    private double checkpointMinutes;

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkOptions();
        try (GgufFile file = GgufFile.open(vocabulary)) {
            Tokenizer tokenizer = TokenizerReader.read(file.metadata());
            return run(training(tokenizer));
        }
    }

    private void checkOptions() {
        if (heldOut < 0 || heldOutEvery < 1 || !(checkpointMinutes >= 0)) {
            throw wrong("Give --held-out and --checkpoint-minutes of 0 or more and --held-out-every of 1 or more, not " + heldOut + ", " + checkpointMinutes
                    + " and " + heldOutEvery);
        }
        if (resume) {
            refuse(Stream.concat(KEPT.stream(), SIZES.stream()), "A training that goes on keeps what it began with; leave out ");
        } else if (from != null) {
            refuse(SIZES.stream(), "A training that begins with a model has its sizes; leave out ");
        }
    }

    private void refuse(Stream<String> options, String why) {
        List<String> given = options.filter(this::given).toList();
        if (!given.isEmpty()) {
            throw wrong(why + String.join(", ", given));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private Training training(Tokenizer tokenizer) throws IOException {
        CorpusGenerator corpus = CorpusGenerator.standard(resume ? Training.options(out).seed() : seed);
        CorpusDocuments judged = new CorpusDocuments(corpus, Split.HELD_OUT, tokenizer);
        List<Document> documents = LongStream.range(0, heldOut).mapToObj(judged::document).toList();
        Training.Place place = new Training.Place(new CorpusDocuments(corpus, Split.TRAIN, tokenizer), documents, heldOutEvery, out, 60 * checkpointMinutes);
        if (resume) {
            return check(Training.resume(place, this::resumed), tokenizer.size());
        }
        if (Files.exists(Training.checkpoint(out))) {
            throw new IllegalArgumentException(out + " holds a training; go on with --resume, or give another folder");
        }
        TrainingOptions options = new TrainingOptions(tokens, seed, rate, matrixRate, warmup, packs, packTokens, workers);
        makeFolder();
        return from == null ? Training.begin(size.size(tokenizer.size()), options, place) : check(begin(from, options, place), tokenizer.size());
    }

    /** Before hours of work, not when its first checkpoint is written. */
    private void makeFolder() throws IOException {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new IOException("The folder " + out + " cannot be made (" + e + "); give another with --out", e);
        }
    }

    private static Training begin(Path model, TrainingOptions options, Training.Place place) throws IOException {
        try (GgufFile file = GgufFile.open(model)) {
            return Training.begin(ModelImport.read(file), options, place);
        }
    }

    private TrainingOptions resumed(TrainingOptions began) {
        return began.withWorkers(given(WORKERS) ? workers : began.workers()).withTokens(given(TOKENS) ? tokens : began.tokens()).withRate(given(RATE) ? rate : began.rate(), began.warmup())
                .withMatrixRate(given(MATRIX_RATE) ? matrixRate : began.matrixRate());
    }

    private Training check(Training training, int found) {
        int trained = training.model().layout().size().vocabulary();
        if (found != trained) {
            throw new IllegalArgumentException(vocabulary + " has " + found + " tokens, but the model in training began with " + trained
                    + "; give the vocabulary with which it began");
        }
        return training;
    }

    private boolean given(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private int run(Training training) throws IOException, InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Thread stop = new Thread(() -> stop(training, ended), "train-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        PrintWriter err = spec.commandLine().getErr();
        try {
            boolean whole = training.run(new TrainingProgress(err, System.console() != null && System.console().isTerminal()));
            spec.commandLine().getOut().println(whole ? "Trained: " + Training.checkpoint(out) : "Stopped; go on with --resume --out " + out);
            spec.commandLine().getOut().flush();
            return whole ? 0 : STOPPED;
        } finally {
            ended.countDown();
        }
    }

    /** Runs when the process is asked to end: lets the training write its checkpoint first. */
    private static void stop(Training training, CountDownLatch ended) {
        training.stop();
        try {
            ended.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
