package dev.augury.spi;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public surface of the SPI as text: one line per type, one indented line per member, sorted; preview types and members left out. */
final class SurfaceListing {

    private SurfaceListing() {}

    static List<String> lines() throws IOException, URISyntaxException, ClassNotFoundException {
        Path root = Path.of(SpiVersion.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> names;
        try (Stream<Path> files = Files.walk(root)) {
            names = files.map(root::relativize)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        }
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            Class<?> type = Class.forName(name, false, SpiVersion.class.getClassLoader());
            if (visible(type)) {
                lines.add(header(type));
                members(type).stream().sorted().distinct().forEach(line -> lines.add("  " + line));
            }
        }
        return lines;
    }

    private static boolean visible(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (!Modifier.isPublic(each.getModifiers()) || preview(each)) {
                return false;
            }
        }
        return true;
    }

    private static boolean preview(AnnotatedElement element) {
        return element.isAnnotationPresent(Preview.class);
    }

    private static String header(Class<?> type) {
        String kind = type.isAnnotation() ? "annotation" : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
        String sealed = type.isSealed() ? " permits " + names(type.getPermittedSubclasses()) : "";
        String parents = Stream.concat(Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()))
                .map(Type::getTypeName)
                .filter(name -> !name.equals("java.lang.Object"))
                .collect(Collectors.joining(", "));
        String variables = type.getTypeParameters().length == 0 ? "" : variables(type);
        return modifiers(type.getModifiers() & ~(Modifier.INTERFACE | Modifier.ABSTRACT)) + kind + " " + type.getName() + variables
                + (parents.isEmpty() ? "" : " : " + parents) + sealed;
    }

    private static String variables(Class<?> type) {
        return Arrays.stream(type.getTypeParameters())
                .map(variable -> variable.getName() + " : " + names(variable.getBounds()))
                .collect(Collectors.joining(", ", "<", ">"));
    }

    private static List<String> members(Class<?> type) {
        List<String> lines = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (open(field) && !preview(field)) {
                lines.add(modifiers(field.getModifiers()) + field.getGenericType().getTypeName() + " " + field.getName());
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (open(constructor) && !preview(constructor)) {
                lines.add(modifiers(constructor.getModifiers()) + "new(" + names(constructor.getGenericParameterTypes()) + ")" + thrown(constructor));
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (open(method) && !preview(method) && !method.isSynthetic()) {
                Object value = method.getDefaultValue();
                lines.add((method.isDefault() ? "default " : "") + modifiers(method.getModifiers()) + method.getGenericReturnType().getTypeName() + " "
                        + method.getName() + "(" + names(method.getGenericParameterTypes()) + ")" + thrown(method)
                        + (value == null ? "" : " = " + value));
            }
        }
        if (type.isRecord()) {
            lines.add("components (" + Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).collect(Collectors.joining(", ")) + ")");
        }
        return lines;
    }

    private static boolean open(Member member) {
        return (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    }

    private static String thrown(Executable executable) {
        return executable.getGenericExceptionTypes().length == 0 ? "" : " throws " + names(executable.getGenericExceptionTypes());
    }

    private static String modifiers(int modifiers) {
        int shown = modifiers & (Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL | Modifier.ABSTRACT);
        return shown == 0 ? "" : Modifier.toString(shown) + " ";
    }

    private static String names(Type[] types) {
        return Arrays.stream(types).map(Type::getTypeName).collect(Collectors.joining(", "));
    }
}
