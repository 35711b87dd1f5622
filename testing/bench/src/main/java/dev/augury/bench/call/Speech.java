package dev.augury.bench.call;

import dev.augury.core.tokenize.PromptTokenizer;
import dev.augury.spi.call.CallDetector;
import dev.augury.spi.call.CallExecutor;

/**
 * How a lane speaks and calls.
 *
 * @param text between text and tokens
 * @param detector finds calls
 * @param executor performs them
 */
record Speech(PromptTokenizer text, CallDetector detector, CallExecutor executor) {}
