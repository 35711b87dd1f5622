package dev.augury.app.cli;

import dev.augury.app.bench.LoadClient;
import dev.augury.app.bench.LoadResult;
import dev.augury.app.bench.LoadSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Loads a server with concurrent streams. */
@Command(name = "load", description = "Loads any server of the OpenAI API with concurrent streams and prints a table.", mixinStandardHelpOptions = true)
final class BenchLoadVerb implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ApiKeyMixin apiKey;

    @Key("augury.bench.url")
    @Option(names = "--url", paramLabel = "URL", defaultValue = "http://127.0.0.1:8080/v1", description = "Base address; default ${DEFAULT-VALUE}. Key: augury.bench.url")
    private URI url;

    @Key("augury.bench.model")
    @Option(names = "--model", paramLabel = "NAME", required = true, description = "Name of the model. Key: augury.bench.model")
    private String model;

    @Key("augury.bench.streams")
    @Option(names = "--streams", paramLabel = "N", split = ",", defaultValue = "1,4,16", description = "Concurrent streams, one row each; default ${DEFAULT-VALUE}. Key: augury.bench.streams")
    private List<Integer> streams;

    @Key("augury.bench.requests")
    @Option(names = "--requests", paramLabel = "N", defaultValue = "2", description = "Requests per stream; default ${DEFAULT-VALUE}. Key: augury.bench.requests")
    private int requests;

    @Key("augury.bench.prompt-tokens")
    @Option(names = "--prompt-tokens", paramLabel = "N", defaultValue = "128", description = "Tokens per prompt; default ${DEFAULT-VALUE}. Key: augury.bench.prompt-tokens")
    private int promptTokens;

    @Key("augury.bench.output-tokens")
    @Option(names = "--output-tokens", paramLabel = "N", defaultValue = "64", description = "Tokens per answer; default ${DEFAULT-VALUE}. Key: augury.bench.output-tokens")
    private int outputTokens;

    @Key("augury.bench.vocabulary")
    @Option(names = "--vocabulary", paramLabel = "N", defaultValue = "256", description = "Prompts are random ids below this; default ${DEFAULT-VALUE}. Key: augury.bench.vocabulary")
    private int vocabulary;

    @Key("augury.bench.seed")
    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the prompts; default ${DEFAULT-VALUE}. Key: augury.bench.seed")
    private long seed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkOptions();
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%8s %9s %9s %12s %12s %12s %12s %9s%n", "streams", "requests", "tokens/s", "TTFT p50 ms", "TTFT p99 ms", "TPOT p50 ms", "TPOT p99 ms", "failures");
        boolean clean = true;
        for (int count : streams) {
            LoadResult result = new LoadClient(new LoadSpec(url, apiKey.find(url), model, count, requests, promptTokens, outputTokens, vocabulary, seed + count)).run();
            out.printf("%8d %9d %9.1f %12.1f %12.1f %12.1f %12.1f %9d%n", count, result.samples().size(), result.tokensPerSecond(),
                    result.firstTokenMillis(0.5), result.firstTokenMillis(0.99), result.perTokenMillis(0.5), result.perTokenMillis(0.99), result.failures().size());
            out.flush();
            if (!result.failures().isEmpty()) {
                spec.commandLine().getErr().println("first failure: " + result.failures().getFirst());
                clean = false;
            }
        }
        return clean ? 0 : 1;
    }

    private void checkOptions() {
        if (url.getHost() == null || url.getScheme() == null || !url.getScheme().startsWith("http")) {
            throw new ParameterException(spec.commandLine(), "--url is " + url + "; write it as in http://127.0.0.1:8080/v1");
        }
        if (streams.stream().anyMatch(count -> count < 1) || requests < 1 || promptTokens < 1 || outputTokens < 1 || vocabulary <= LoadSpec.FIRST_TOKEN) {
            throw new ParameterException(spec.commandLine(), "Give --streams, --requests, --prompt-tokens and --output-tokens of 1 or more and a --vocabulary above "
                    + LoadSpec.FIRST_TOKEN + ", not " + streams + ", " + requests + ", " + promptTokens + ", " + outputTokens + " and " + vocabulary);
        }
    }
}
