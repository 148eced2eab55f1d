/**
 * Keeps everything Mainstay knows in one file and brings it back: the database, read at one moment, and the uploaded
 * files. What can be computed again is left out. It knows no table by name but asks the database which there are.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package io.mainstay.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
