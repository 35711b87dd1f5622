package dev.augury.bench.call;

import dev.augury.core.flow.ApiCall;
import java.util.List;

/**
 * An answer.
 *
 * @param text its text
 * @param calls calls of the client's tools, with which it ended
 */
record Said(String text, List<ApiCall> calls) {}
