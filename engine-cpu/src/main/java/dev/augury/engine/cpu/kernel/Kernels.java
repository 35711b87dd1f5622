package dev.augury.engine.cpu.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Loads a kernel class once more for every set of traits, as a hidden class: so each copy has constant vector species and a JIT profile
 * of its own, and one source serves all widths and tensor types.
 */
final class Kernels {
    private Kernels() {}

    /** Makes an instance of a copy of {@code template} that is specialised for the traits. */
    static <K> K load(Class<K> kind, Class<? extends K> template, Traits traits) {
        String file = template.getSimpleName() + ".class";
        try (InputStream in = template.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The class file " + file + " is missing from the engine's jar; reinstall it.");
            }
            MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClassWithClassData(in.readAllBytes(), traits, true);
            Object made = hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class)).invoke();
            return kind.cast(made);
        } catch (IOException e) {
            throw new IllegalStateException("The class file " + file + " cannot be read; reinstall the engine.", e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The kernel " + template.getSimpleName() + " cannot be loaded for " + traits, e);
        }
    }
}
