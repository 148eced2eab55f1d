package io.mainstay.semantics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A definition file being read: one YAML mapping, read strictly. What is missing, unknown or of the wrong shape becomes
 * a problem with its line; reading goes on, so that a person sees all of a file's mistakes at once.
 */
final class Definition {

    private final String file;
    private final int line;
    private final Map<String, Node> values;
    private final List<DefinitionProblem> problems;

    private Definition(String file, int line, Map<String, Node> values, List<DefinitionProblem> problems) {
        this.file = file;
        this.line = line;
        this.values = values;
        this.problems = problems;
    }

    static Optional<Definition> read(DefinitionFile source, List<DefinitionProblem> problems) {
        try {
            var settings = LoadSettings.builder().setLabel(source.name()).build();
            Optional<Node> root = new Compose(settings).composeString(source.text());
            if (root.isPresent() && root.get() instanceof MappingNode mapping) {
                return Optional.of(of(source.name(), mapping, problems));
            }
            problems.add(new DefinitionProblem(source.name(), 1, "The file is not a list of keys", "Write key: value"));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(new DefinitionProblem(source.name(), line, "Not YAML: " + e.getProblem(), "Check the indent"));
        }
        return Optional.empty();
    }

    private static Definition of(String file, MappingNode mapping, List<DefinitionProblem> problems) {
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                if (values.put(key.getValue(), tuple.getValueNode()) != null) {
                    problems.add(new DefinitionProblem(
                            file, lineOf(key), "\"%s\" stands twice".formatted(key.getValue()), "Keep one of them"));
                }
            }
        }
        return new Definition(file, lineOf(mapping), values, problems);
    }

    String file() {
        return file;
    }

    int line() {
        return line;
    }

    /** The line of a key, or of the mapping when the key is not there. */
    int lineOf(String key) {
        Node node = values.get(key);
        return node == null ? line : lineOf(node);
    }

    Set<String> keys() {
        return values.keySet();
    }

    void allowOnly(Set<String> known) {
        values.forEach((key, node) -> {
            if (!known.contains(key)) {
                problem(lineOf(node), "Unknown key \"%s\"".formatted(key), "Known here: " + String.join(", ", known));
            }
        });
    }

    String text(String key) {
        return find(key).orElseGet(() -> {
            problem(line, "\"%s\" is missing".formatted(key), "Add it");
            return "";
        });
    }

    Optional<String> find(String key) {
        Node node = values.get(key);
        if (node == null || (node instanceof ScalarNode empty && empty.getTag() == Tag.NULL)) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue().strip());
        }
        problem(lineOf(node), "\"%s\" must be a single value".formatted(key), "Write it on one line or as > text");
        return Optional.empty();
    }

    /** A name in lower_snake_case; a problem and a harmless stand-in otherwise. */
    String word(String key) {
        String word = text(key);
        if (!word.isEmpty() && !Word.fits(word)) {
            problem(lineOf(key), "\"%s\" is no name".formatted(word), "Use lower_snake_case");
        }
        return Word.fits(word) ? word : "unnamed";
    }

    <E extends Enum<E>> @Nullable E oneOf(String key, Class<E> words) {
        Optional<String> text = find(key);
        if (text.isEmpty()) {
            problem(line, "\"%s\" is missing".formatted(key), "One of " + namesOf(words));
            return null;
        }
        for (E word : words.getEnumConstants()) {
            if (word.name().equalsIgnoreCase(text.get())) {
                return word;
            }
        }
        problem(lineOf(key), "\"%s: %s\" is not known".formatted(key, text.get()), "One of " + namesOf(words));
        return null;
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        Node node = values.get(key);
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                if (item instanceof ScalarNode scalar) {
                    texts.add(scalar.getValue());
                } else {
                    problem(lineOf(item), "\"%s\" must be a list of plain values".formatted(key), "Write [a, b]");
                }
            }
        } else if (node != null) {
            problem(lineOf(node), "\"%s\" must be a list".formatted(key), "Write [a, b]");
        }
        return texts;
    }

    List<Definition> items(String key) {
        List<Definition> items = new ArrayList<>();
        Node node = values.get(key);
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                if (item instanceof MappingNode mapping) {
                    items.add(of(file, mapping, problems));
                } else {
                    problem(lineOf(item), "\"%s\" must list keyed items".formatted(key), "Write - key: value");
                }
            }
        } else if (node != null) {
            problem(lineOf(node), "\"%s\" must be a list".formatted(key), "Write - key: value");
        }
        return items;
    }

    /** The mappings below a key, by their names, in the order written. */
    Map<String, Definition> named(String key) {
        Map<String, Definition> named = new LinkedHashMap<>();
        Node node = values.get(key);
        if (node instanceof MappingNode mapping) {
            Definition inner = of(file, mapping, problems);
            inner.values.forEach((name, value) -> {
                if (value instanceof MappingNode child) {
                    named.put(name, of(file, child, problems));
                } else {
                    problem(lineOf(value), "\"%s\" must have keys of its own".formatted(name), "Indent them below it");
                }
            });
        } else if (node != null) {
            problem(lineOf(node), "\"%s\" must have named parts".formatted(key), "Indent them below it");
        }
        return named;
    }

    /** The plain values below a key, by name. */
    Map<String, String> values(String key) {
        Map<String, String> plain = new LinkedHashMap<>();
        Node node = values.get(key);
        if (node instanceof MappingNode mapping) {
            Definition inner = of(file, mapping, problems);
            inner.values.keySet().forEach(name -> inner.find(name).ifPresent(value -> plain.put(name, value)));
        }
        return plain;
    }

    /** Everything below this mapping as plain maps, lists, texts and nulls: for examples, which are data. */
    Map<String, @Nullable Object> tree(String key) {
        Node node = values.get(key);
        return node instanceof MappingNode mapping ? treeOf(mapping) : Map.of();
    }

    private static Map<String, @Nullable Object> treeOf(MappingNode mapping) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            tree.put(((ScalarNode) tuple.getKeyNode()).getValue(), plain(tuple.getValueNode()));
        }
        return tree;
    }

    private static @Nullable Object plain(Node node) {
        return switch (node) {
            case MappingNode mapping -> treeOf(mapping);
            case SequenceNode sequence -> {
                List<@Nullable Object> list = new ArrayList<>();
                sequence.getValue().forEach(item -> list.add(plain(item)));
                yield list;
            }
            case ScalarNode scalar when scalar.getTag() == Tag.NULL -> null;
            case ScalarNode scalar -> scalar.getValue();
            default -> null;
        };
    }

    void problem(int atLine, String what, String advice) {
        problems.add(new DefinitionProblem(file, atLine, what, advice));
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static <E extends Enum<E>> String namesOf(Class<E> words) {
        List<String> names = new ArrayList<>();
        for (E word : words.getEnumConstants()) {
            names.add(word.name().toLowerCase(java.util.Locale.ROOT));
        }
        return String.join(", ", names);
    }
}
