package dev.augury.replay.run;

import dev.augury.core.flow.CallAnswer;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.TextDecoder;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.core.time.Time;
import dev.augury.core.tokenize.PromptTokenizer;
import dev.augury.replay.trace.TracedRequest;
import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallRequest;
import dev.augury.spi.call.CallResponse;
import dev.augury.spi.call.CallScanner;
import dev.augury.spi.call.DetectedCall;
import dev.augury.spi.model.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Everything around a model that scripts stand in for: prompts of so many made-up tokens, calls that take as long as they took, responses as long as they were.
 * No two requests begin with the same tokens, because a trace does not say which texts were the same.
 */
final class Stage implements PromptTokenizer, CallDetector, CallExecutor {

    private static final long REQUEST = 0x9E3779B97F4A7C15L;

    private final List<Playback> playbacks;
    private final Vocabulary vocabulary;
    private final long seed;
    private final Time time;

    Stage(List<Playback> playbacks, Vocabulary vocabulary, long seed, Time time) {
        this.playbacks = playbacks;
        this.vocabulary = vocabulary;
        this.seed = seed;
        this.time = time;
    }

    /** Returns the prompt of a request. */
    static Prompt prompt(int number) {
        return new Prompt.Chat(List.of(Map.of("role", "user", "content", Cue.mark(number))), null, Map.of());
    }

    @Override
    public TokenizedPrompt tokenize(Prompt prompt) {
        int number = number(prompt);
        TracedRequest request = playbacks.get(number).request();
        String type = request.type();
        return new TokenizedPrompt(tokens(number, -1, request.promptTokens()), Cue.mark(number), null, type, List.of(type), type);
    }

    @Override
    public int[] respond(Prompt prompt, List<CallAnswer> answers) {
        Cue cue = Cue.ofArguments(answers.getFirst().call().arguments());
        return tokens(cue.number(), cue.segment(), Integer.parseInt(answers.getFirst().content()));
    }

    @Override
    public TextDecoder decoderAfter(int previous) {
        return new TextDecoder() {
            @Override
            public String add(int token) {
                return "x";
            }

            @Override
            public String end() {
                return "";
            }
        };
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public CallScanner open(List<String> tools) {
        return playbacks.get(Cue.among(tools)).open();
    }

    @Override
    public String respond(DetectedCall call, String response) {
        return response;
    }

    @Override
    public Set<String> tools() {
        Set<String> tools = new HashSet<>();
        for (int number = 0; number < playbacks.size(); number++) {
            tools.add(Cue.mark(number));
            tools.add(playbacks.get(number).request().type());
        }
        return tools;
    }

    @Override
    public CallResponse execute(CallRequest request) {
        Cue cue = Cue.ofArguments(request.arguments());
        TracedRequest.Call call = playbacks.get(cue.number()).request().segments().get(cue.segment()).call();
        if (call == null) {
            throw new IllegalStateException("Segment " + cue.segment() + " of request " + cue.number() + " made a call that its script has not");
        }
        time.elapse(call.nanos());
        return new CallResponse(Integer.toString(call.responseTokens()), false);
    }

    private int[] tokens(int number, int segment, int count) {
        SplittableRandom random = new SplittableRandom(seed ^ number * REQUEST ^ (segment + 1L) << 40);
        return random.ints(count, ReplayModel.END + 1, vocabulary.size()).toArray();
    }

    private static int number(Prompt prompt) {
        if (prompt instanceof Prompt.Chat chat) {
            return Cue.marked(String.valueOf(chat.messages().getFirst().get("content")));
        }
        throw new IllegalArgumentException("A replay sends conversations and got " + prompt);
    }
}
