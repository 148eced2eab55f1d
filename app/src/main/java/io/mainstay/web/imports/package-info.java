/** Importing a file, page by page: upload, confirm its format, map its columns, try it, record it, take it back. */
@NullMarked
package io.mainstay.web.imports;

import org.jspecify.annotations.NullMarked;
