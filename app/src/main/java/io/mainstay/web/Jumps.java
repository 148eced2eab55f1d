package io.mainstay.web;

import io.mainstay.workspace.Principal;
import java.util.List;

/** Finds what a person may want to jump to, by a part of its name. Every bean of this type is asked. */
public interface Jumps {

    /** The best few, best first. */
    List<Jump> find(String text, Principal reader);
}
