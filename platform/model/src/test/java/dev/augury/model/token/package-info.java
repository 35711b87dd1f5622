/**
 * Tests of the tokenizers.
 *
 * <p>Takes small vocabularies of our own, and real ones where shared data lies beside the checkout; gives proof that the tokenizers keep
 * their contract; called by the build.
 */
@NullMarked
package dev.augury.model.token;

import org.jspecify.annotations.NullMarked;
