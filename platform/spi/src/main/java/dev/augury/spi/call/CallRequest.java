package dev.augury.spi.call;

/**
 * A call to perform.
 *
 * @param id id of the call, unique within the host's life
 * @param tenant tenant of the request
 * @param tool name of the tool
 * @param arguments the arguments as a JSON object
 * @param deadlineNanos nanoseconds it may take
 */
public record CallRequest(String id, String tenant, String tool, String arguments, long deadlineNanos) {}
