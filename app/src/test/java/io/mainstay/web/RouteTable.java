package io.mainstay.web;

import io.mainstay.workspace.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The table in {@code routes.txt}: what every route answers to whom. */
final class RouteTable {

    static final Path FILE = Path.of("src/test/resources/routes.txt");

    /**
     * One line.
     *
     * @param address with places such as {key}; "=" when it is the route itself
     * @param roles what nobody, owner, admin, manager, CSM and viewer are answered
     * @param portfolio what a CSM with a portfolio is answered, inside and outside of it
     */
    record Line(String method, String route, String address, List<String> roles, List<String> portfolio) {

        String name() {
            return method + " " + route;
        }

        boolean isAboutAnAccount() {
            return address.contains("{");
        }

        String at(Map<String, String> places) {
            String path = address.equals("=") ? route : address;
            for (var place : places.entrySet()) {
                path = path.replace("{" + place.getKey() + "}", place.getValue());
            }
            return path;
        }

        /** Whether a path is one of this route. */
        boolean leadsTo(String path) {
            return path.matches(route.replaceAll("\\?.*", "")
                    .replaceAll("\\{\\w+:\\\\d\\+}", "\\\\d+")
                    .replaceAll("\\{\\w+}", "[^/]+"));
        }

        /** What somebody is answered who asks inside of their portfolio, when they have one. */
        String status(Role role, boolean limited) {
            String whole = roles.get(role.ordinal() + 1);
            return limited && !whole.equals("403") ? portfolio.getFirst() : whole;
        }

        Line answered(List<String> newRoles, List<String> newPortfolio) {
            return new Line(method, route, address, newRoles, newPortfolio);
        }

        @Override
        public String toString() {
            return "%-4s | %-52s | %-60s | %s | %s"
                    .formatted(method, route, address, String.join(" ", roles), String.join(" ", portfolio));
        }
    }

    private RouteTable() {}

    static List<Line> read() {
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(RouteTable::line)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the remarks at the top. */
    static void write(List<Line> lines) {
        try {
            List<String> text = new ArrayList<>(Files.readAllLines(FILE).stream()
                    .takeWhile(line -> line.startsWith("#"))
                    .toList());
            lines.forEach(line -> text.add(line.toString().stripTrailing()));
            Files.write(FILE, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(String text) {
        List<String> cells =
                Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
        if (cells.size() < 3) {
            throw new IllegalStateException("A line has five cells: " + text);
        }
        return new Line(cells.get(0), cells.get(1), cells.get(2), words(cells, 3), words(cells, 4));
    }

    private static List<String> words(List<String> cells, int at) {
        return at < cells.size() && !cells.get(at).isEmpty()
                ? List.of(cells.get(at).split("\\s+"))
                : List.of();
    }
}
