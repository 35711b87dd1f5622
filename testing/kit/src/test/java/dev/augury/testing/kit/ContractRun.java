package dev.augury.testing.kit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The run of a contract against one double, to show that the contract sees.
 *
 * @param passed names of the tests that passed
 * @param failed messages of the tests that failed, by name
 */
public record ContractRun(Set<String> passed, Map<String, String> failed) {

    /** Runs a contract class. */
    public static ContractRun of(Class<?> contract) {
        ContractRun run = new ContractRun(new TreeSet<>(), new TreeMap<>());
        var request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(contract)).build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                String name = test.getSource()
                        .filter(MethodSource.class::isInstance)
                        .map(source -> ((MethodSource) source).getMethodName())
                        .orElse(test.getDisplayName());
                switch (result.getStatus()) {
                    case SUCCESSFUL -> {
                        if (test.isTest()) {
                            run.passed.add(name);
                        }
                    }
                    case ABORTED -> {}
                    case FAILED -> run.failed.put(name, result.getThrowable().map(ContractRun::describe).orElse(""));
                }
            }
        });
        return run;
    }

    private static String describe(Throwable failure) {
        return failure + " " + Arrays.toString(failure.getSuppressed());
    }
}
