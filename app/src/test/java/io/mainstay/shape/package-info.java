/** What holds for the whole tree of files: which part may use which, who owns a table, how names and files look. */
@NullMarked
package io.mainstay.shape;

import org.jspecify.annotations.NullMarked;
