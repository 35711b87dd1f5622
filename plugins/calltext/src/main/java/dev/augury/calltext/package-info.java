/**
 * What call detectors and executors share: reading JSON and marks, out of an answer while it is being written or out of arguments.
 *
 * <p>Takes an answer character by character; gives the text that is surely no call, the calls and the reasons why something is none, always the same however
 * the tokens cut the answer; called by plugins, each of which carries this library in its own folder.
 */
@NullMarked
package dev.augury.calltext;

import org.jspecify.annotations.NullMarked;
