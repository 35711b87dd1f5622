package dev.augury.spi;

import dev.augury.spi.call.CallDetectorFactory;
import dev.augury.spi.call.CallExecutorFactory;
import dev.augury.spi.constrain.TokenConstraintFactory;
import dev.augury.spi.engine.EngineFactory;
import dev.augury.spi.handling.HandlingPolicyFactory;
import dev.augury.spi.listen.ServingListenerFactory;
import dev.augury.spi.predict.PredictorFactory;
import dev.augury.spi.preview.CachePolicyFactory;
import dev.augury.spi.preview.OutputMonitorFactory;
import dev.augury.spi.preview.RouterFactory;
import dev.augury.spi.schedule.SchedulingPolicyFactory;
import java.util.List;

/**
 * What a jar offers: a menu with one list per extension point, each empty unless overridden.
 *
 * <p>Named in {@code META-INF/services/dev.augury.spi.Plugin}, with a public constructor without arguments. Made once at start, on the
 * main thread; the lists are asked for once, must return within a second and do no work beyond making the factories.
 */
public interface Plugin {

    /** Returns the engines this plugin brings. */
    default List<EngineFactory<?>> engines() {
        return List.of();
    }

    /** Returns the scheduling policies this plugin brings. */
    default List<SchedulingPolicyFactory<?>> schedulers() {
        return List.of();
    }

    /** Returns the handling policies this plugin brings. */
    default List<HandlingPolicyFactory<?>> handlings() {
        return List.of();
    }

    /** Returns the predictors this plugin brings. */
    default List<PredictorFactory<?>> predictors() {
        return List.of();
    }

    /** Returns the call detectors this plugin brings. */
    default List<CallDetectorFactory<?>> callDetectors() {
        return List.of();
    }

    /** Returns the call executors this plugin brings. */
    default List<CallExecutorFactory<?>> callExecutors() {
        return List.of();
    }

    /** Returns the serving listeners this plugin brings. */
    default List<ServingListenerFactory<?>> listeners() {
        return List.of();
    }

    /** Returns the token constraints this plugin brings. */
    default List<TokenConstraintFactory<?>> tokenConstraints() {
        return List.of();
    }

    /** Returns the cache policies this plugin brings. */
    @Preview
    default List<CachePolicyFactory<?>> cachePolicies() {
        return List.of();
    }

    /** Returns the routers this plugin brings. */
    @Preview
    default List<RouterFactory<?>> routers() {
        return List.of();
    }

    /** Returns the output monitors this plugin brings. */
    @Preview
    default List<OutputMonitorFactory<?>> outputMonitors() {
        return List.of();
    }
}
