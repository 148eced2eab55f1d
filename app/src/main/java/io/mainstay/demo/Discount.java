package io.mainstay.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A price reduction: for some months, for the first bill, or for good. */
record Discount(String id, int percent, String duration, int months, LocalDate from) {

    static Discount once(String id, int percent, LocalDate from) {
        return new Discount(id, percent, "once", 0, from);
    }

    static Discount repeating(String id, int percent, int months, LocalDate from) {
        return new Discount(id, percent, "repeating", months, from);
    }

    static Discount forever(String id, int percent, LocalDate from) {
        return new Discount(id, percent, "forever", 0, from);
    }

    boolean inForce(LocalDate day) {
        return switch (duration) {
            case "forever" -> true;
            case "repeating" -> day.isBefore(from.plusMonths(months));
            default -> day.isBefore(from.plusMonths(1));
        };
    }

    List<Map<String, Object>> items() {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", id);
        item.put("percent", Integer.toString(percent));
        item.put("duration", duration);
        if (months > 0) {
            item.put("months", months);
        }
        item.put("from", from.toString());
        return List.of(item);
    }
}
