/** The accounts: the list in all its views, one account's page, and each of its facts down to the source's record. */
@NullMarked
package io.mainstay.web.accounts;

import org.jspecify.annotations.NullMarked;
