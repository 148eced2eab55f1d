package io.mainstay.web.parts;

/**
 * A state in one word.
 *
 * @param tone good, warning, bad, accent or plain; the icon says the same without colour
 */
public record Badge(String tone, String text) {

    public boolean hasIcon() {
        return tone.equals("good") || tone.equals("warning") || tone.equals("bad");
    }
}
