package dev.augury.server.web;

import dev.augury.core.pipeline.Serving;
import dev.augury.server.metric.RequestMeters;
import dev.augury.server.model.ServedModels;
import dev.augury.server.stream.Exchanges;
import dev.augury.server.stream.StreamProperties;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * What completions are served with.
 *
 * @param serving the pipeline
 * @param models the models of the host
 * @param door bounds the requests in flight
 * @param bodies reads bodies
 * @param replies writes answers
 * @param streams writes streams
 * @param exchanges the live exchanges
 * @param meters measures requests
 * @param stream how answers are delivered
 * @param clock the wall clock, for the time of creation that answers carry
 */
@Component
record CompletionPorts(
        Serving serving,
        ServedModels models,
        Door door,
        Bodies bodies,
        Replies replies,
        EventStreams streams,
        Exchanges exchanges,
        RequestMeters meters,
        StreamProperties stream,
        InstantSource clock) {}
