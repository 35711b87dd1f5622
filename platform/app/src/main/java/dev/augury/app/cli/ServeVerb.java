package dev.augury.app.cli;

import dev.augury.server.AuguryApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Serves models over HTTP until it is told to stop. */
@Command(
        name = "serve",
        description = "Serves models over the OpenAI API until it is stopped; SIGTERM drains.",
        mixinStandardHelpOptions = true)
final class ServeVerb implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Key("augury.models[*].file")
    @Option(names = "--model", paramLabel = "FILE", description = "GGUF file to serve; may be repeated; default: the demo model. Key: augury.models[i].file")
    private List<Path> models = List.of();

    @Key("augury.models[*].name")
    @Option(names = {"--served-model-name", "--alias"}, paramLabel = "NAME",
            description = "Name of the model in the API, in the order of --model; default: name of the file. Key: augury.models[i].name")
    private List<String> names = List.of();

    @Key("augury.models[*].chat-template")
    @Option(names = "--chat-template", paramLabel = "FILE", description = "Chat template to use instead of the file's own. Key: augury.models[i].chat-template")
    private List<Path> templates = List.of();

    @Key("augury.host")
    @Option(names = "--host", paramLabel = "ADDRESS", description = "Address to listen on; default 127.0.0.1. Key: augury.host")
    private String host;

    @Key("augury.port")
    @Option(names = "--port", paramLabel = "N", description = "Port of the API; default 8080, 0 for any. Key: augury.port")
    private Integer port;

    @Key("augury.management-port")
    @Option(names = "--management-port", paramLabel = "N", description = "Port of metrics, on localhost; default 8081, 0 for any. Key: augury.management-port")
    private Integer managementPort;

    @Key("augury.data")
    @Option(names = "--data", paramLabel = "DIR", description = "Folder of database, spill files and first key; default ./data. Key: augury.data")
    private Path data;

    @Key("augury.plugins.directory")
    @Option(names = "--plugins", paramLabel = "DIR", description = "Plugin directory; default: plugins.d of the distribution. Key: augury.plugins.directory")
    private Path plugins;

    @Key("augury.engine.name")
    @Option(names = "--engine", paramLabel = "NAME", description = "Engine plugin; default cpu. Key: augury.engine.name")
    private String engine;

    @Key("augury.engine.options.threads")
    @Option(names = "--threads", paramLabel = "N", description = "Threads of the engine. Key: augury.engine.options.threads")
    private Integer threads;

    @Key("augury.scheduler.name")
    @Option(names = {"--scheduler", "--scheduling-policy"}, paramLabel = "NAME", description = "Scheduling plugin; default fcfs. Key: augury.scheduler.name")
    private String scheduler;

    @Key("augury.predictor.name")
    @Option(names = "--predictor", paramLabel = "NAME", description = "Predictor plugin; default: the fallback guess. Key: augury.predictor.name")
    private String predictor;

    @Key("augury.step.sequences-max")
    @Option(names = {"--max-num-seqs", "--sequences-max"}, paramLabel = "N", description = "Most sequences that run at once. Key: augury.step.sequences-max")
    private Integer sequencesMax;

    @Key("augury.engine.options.context-length")
    @Option(names = {"--ctx-size", "--max-model-len"}, paramLabel = "N", description = "Longest sequence in tokens; default: the model's. Key: augury.engine.options.context-length")
    private Integer contextMax;

    @Key("augury.kv.device-memory")
    @Option(names = "--kv-memory", paramLabel = "SIZE", description = "Memory for KV, for example 2GB. Key: augury.kv.device-memory")
    private String kvMemory;

    @Key("augury.queue.length-max")
    @Option(names = {"--max-num-queued-reqs", "--queue-length-max"}, paramLabel = "N", description = "Most waiting requests. Key: augury.queue.length-max")
    private Integer queueMax;

    @Parameters(arity = "0..*", paramLabel = "--KEY=VALUE", description = "Any other key, after a lone --, for example -- --augury.step.target=100ms")
    private List<String> keys = List.of();

    /** A failed start is worded by the host itself, which has logged it when this returns 1. */
    @Override
    public Integer call() {
        List<String> arguments = new ArrayList<>(KeyedDefaults.written(spec));
        arguments.addAll(keys);
        try {
            AuguryApplication.serve(arguments.toArray(String[]::new));
            return 0;
        } catch (RuntimeException e) {
            return 1;
        }
    }
}
