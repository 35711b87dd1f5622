package dev.augury.bench.call;

import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.Toolset;
import dev.augury.model.ModelFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Random tokens, answered by whatever the model says: those tokens again in every way, so that every way says the same.
 *
 * @param spec sizes
 * @param speech token ids as text
 * @param prompt what is asked
 * @param said what the model says before the call
 * @param stop the token that ends the first turn
 */
record IdTalk(CallSpec spec, Speech speech, int[] prompt, int[] said, int stop) implements Talk {

    private static final String TENANT = "tenant";
    private static final Toolset HOSTED = new Toolset(Set.of(OneCall.TOOL), Set.of());
    private static final Toolset CLIENT = new Toolset(Set.of(), Set.of(OneCall.TOOL));

    /** Learns what the model says; this warms up as well. */
    static List<Talk> learn(ModelFile model, CallSpec spec) {
        OneCall call = new OneCall(spec.callMillis());
        Speech speech = new Speech(new IdText(model.vocabulary(), random(-1, spec.responseTokens(), model)), call, call);
        List<Talk> talks = new ArrayList<>();
        try (CallHouse house = new CallHouse(model, spec, Way.PRESERVE, speech)) {
            for (int i = 0; i < spec.answers(); i++) {
                int[] prompt = random(i, spec.promptTokens(), model);
                int[] plain = ids(house.serve(TENANT, IdText.conversation(prompt), limits(2 * spec.turnTokens(), -1), Toolset.NONE));
                int end = end(plain, spec.turnTokens());
                talks.add(new IdTalk(spec, speech, prompt, Arrays.copyOf(plain, end + 1), plain[end]));
            }
        }
        return talks;
    }

    private static int[] random(long seed, int tokens, ModelFile model) {
        return new Random(seed).ints(tokens, 1, model.vocabulary().size()).toArray();
    }

    private static int[] ids(Said said) {
        return Arrays.stream(said.text().trim().split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    /** Ends the first turn at the first token from {@code least} on that did not come before. */
    private static int end(int[] plain, int least) {
        for (int i = Math.min(least, plain.length) - 1; i < plain.length; i++) {
            int at = i;
            if (IntStream.range(0, i).noneMatch(j -> plain[j] == plain[at])) {
                return i;
            }
        }
        throw new IllegalStateException("The model repeats itself: " + Arrays.toString(plain) + "; take one with a larger vocabulary");
    }

    private static ServeRequest.Limits limits(int tokensMax, int stop) {
        return new ServeRequest.Limits(tokensMax, 0, List.of(), stop < 0 ? List.of() : List.of(stop), true);
    }

    @Override
    public void lead(CallHouse house, Way way) throws InterruptedException {
        Prompt asked = IdText.conversation(prompt);
        if (way == Way.TWO_REQUESTS) {
            house.serve(TENANT, asked, limits(said.length, stop), CLIENT);
            TimeUnit.MILLISECONDS.sleep(spec.callMillis());
            int[] response = ((IdText) speech.text()).response();
            int[] second = Stream.of(prompt, said, response).flatMapToInt(IntStream::of).toArray();
            house.serve(TENANT, IdText.conversation(second), limits(spec.turnTokens(), -1), Toolset.NONE);
        } else {
            house.serve(TENANT, asked, limits(said.length + spec.turnTokens(), stop), HOSTED);
        }
    }
}
