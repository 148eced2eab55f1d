/**
 * The way in by CSV file: what the file looks like, which column means what, what would happen, and then doing it in
 * small steps that survive a crash and can be taken back.
 *
 * <p>A row's way: {@link io.mainstay.sources.csv.Rows} reads it, {@link io.mainstay.sources.csv.RowReader} turns its
 * cells into values by the {@link io.mainstay.sources.csv.Mapping}, a {@link io.mainstay.sources.csv.RowRule} turns the
 * values into facts, and {@link io.mainstay.sources.csv.Imports} sees them recorded.
 */
@NullMarked
@NamedInterface("csv")
package io.mainstay.sources.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
