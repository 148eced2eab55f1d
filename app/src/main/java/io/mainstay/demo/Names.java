package io.mainstay.demo;

import java.util.List;

/** Names for invented customers. */
final class Names {

    static final List<String> INDUSTRIES = List.of(
            "Shipping", "Ports", "Logistics", "Retail", "Manufacturing", "Energy", "Fisheries", "Public sector");

    private static final List<String> FIRST = List.of(
            "Alder",
            "Amber",
            "Arrow",
            "Aster",
            "Basalt",
            "Beacon",
            "Birch",
            "Blue Heron",
            "Bramble",
            "Bright",
            "Cedar",
            "Cinder",
            "Clover",
            "Copper",
            "Coral",
            "Crescent",
            "Dover",
            "Eagle",
            "Elm Street",
            "Ember",
            "Falcon",
            "Fern",
            "Flint",
            "Foxglove",
            "Garnet",
            "Granite",
            "Gull",
            "Hazel",
            "Heather",
            "Hollow",
            "Indigo",
            "Iron",
            "Ivory",
            "Juniper",
            "Kestrel",
            "Larch",
            "Linden",
            "Maple",
            "Marlin",
            "Meadow",
            "Merlin",
            "North Star",
            "Oak Hill",
            "Onyx",
            "Osprey",
            "Pebble",
            "Pelican",
            "Pine",
            "Quartz",
            "Raven",
            "Redwood",
            "Rowan",
            "Saffron",
            "Sable",
            "Silver",
            "Sparrow",
            "Stone",
            "Summit",
            "Swift",
            "Tern",
            "Thistle",
            "Umber",
            "Violet",
            "Willow",
            "Wren",
            "Yarrow",
            "Zephyr");
    private static final List<String> SECOND = List.of(
            "Freight",
            "Lines",
            "Logistics",
            "Marine",
            "Terminals",
            "Shipping",
            "Cargo",
            "Foods",
            "Trading",
            "Works",
            "Energy",
            "Supply",
            "Industries",
            "Carriers",
            "Fisheries",
            "Stores",
            "Packing",
            "Transport",
            "Group");

    private Names() {}

    /** A name of its own for every number. */
    static String account(int number) {
        int pairs = FIRST.size() * SECOND.size();
        int pair = number % pairs;
        String name = FIRST.get(pair % FIRST.size()) + " " + SECOND.get(pair % SECOND.size());
        return number < pairs ? name : "%s %d".formatted(name, number / pairs + 1);
    }
}
