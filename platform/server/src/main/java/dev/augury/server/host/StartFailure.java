package dev.augury.server.host;

import dev.augury.server.plugin.PluginException;
import dev.augury.server.setting.SettingException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;

/** Words the errors of a start: what happened and what to do, instead of a stack trace. */
final class StartFailure implements FailureAnalyzer, Ordered {

    /** Before Spring's own, which would show where a value was bound rather than what is wrong with it. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HostException problem) {
                return new FailureAnalysis(String.valueOf(problem.getMessage()), problem.action(), problem);
            }
            if (cause instanceof SettingException problem) {
                return new FailureAnalysis(String.valueOf(problem.getMessage()), problem.action(), problem);
            }
            if (cause instanceof PluginException problem) {
                return new FailureAnalysis(problem.description(), problem.action(), problem);
            }
        }
        return null;
    }
}
