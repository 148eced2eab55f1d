package io.mainstay.platform;

/** Everything that can be set from outside, each by one environment variable. */
public enum Setting {
    DATA(
            "MAINSTAY_DATA",
            "./data",
            "The data folder: the embedded database, the columnar copy and uploaded files. It is made when it is not"
                    + " there. One program at a time may use it."),
    DATABASE_URL(
            "MAINSTAY_DATABASE_URL",
            "",
            "The PostgreSQL 18 database to use in place of the embedded one, as `postgresql://user:password@host/name`"
                    + " or `jdbc:postgresql://host/name?user=…&password=…`."),
    ADDRESS(
            "MAINSTAY_ADDRESS",
            "127.0.0.1",
            "The network address to listen on. The default can be reached from this machine only; `0.0.0.0` listens on"
                    + " every address, which belongs behind a proxy that speaks HTTPS."),
    PORT("MAINSTAY_PORT", "8080", "The port to listen on, from 1 to 65535; 0 takes a free one."),
    DEMO(
            "MAINSTAY_DEMO",
            "false",
            "`true` fills an empty database with the sample company and offers its people by one click each, without a"
                    + " password. `bin/mainstay demo` sets it; never set it where real customers' data are."),
    SECRET_KEY(
            "MAINSTAY_SECRET_KEY",
            "",
            "The key that stored secrets are sealed with: 32 bytes in Base64 or as 64 hexadecimal digits, as `openssl rand"
                    + " -base64 32` prints. After a comma, keys that it replaces, until `bin/mainstay rotate-secrets` has"
                    + " run."),
    SECRET_KEY_FILE(
            "MAINSTAY_SECRET_KEY_FILE",
            "",
            "A file that holds the key, one key a line, in place of MAINSTAY_SECRET_KEY. With neither, a key is made once"
                    + " and kept as `secret.key` in the data folder, readable by its owner only."),
    ALLOWED_HOSTS(
            "MAINSTAY_ALLOWED_HOSTS",
            "",
            "Hosts in your own network that Mainstay may send requests to, as `host` or `host:port` with commas between."
                    + " Without it requests go to public addresses on the ports 80 and 443 only."),
    URL(
            "MAINSTAY_URL",
            "",
            "The address under which people reach Mainstay, such as `https://mainstay.example.com`, without anything after"
                    + " the name. Links in mails begin with it, and passkeys belong to its name. Without it, passkeys work"
                    + " at `localhost` only."),
    MAIL_HOST(
            "MAINSTAY_MAIL_HOST",
            "",
            "The SMTP server that takes Mainstay's mail. Without it nothing is mailed, and what needs mail says so."
                    + " It needs MAINSTAY_MAIL_FROM and MAINSTAY_URL."),
    MAIL_PORT("MAINSTAY_MAIL_PORT", "587", "The port of the mail server."),
    MAIL_TLS(
            "MAINSTAY_MAIL_TLS",
            "starttls",
            "How the connection to the mail server is encrypted: `starttls`, which refuses to go on without it, `tls` from"
                    + " the first byte (most often port 465), or `none`, for a server on the same machine."),
    MAIL_USER("MAINSTAY_MAIL_USER", "", "The name to sign in to the mail server with; nothing when it asks for none."),
    MAIL_PASSWORD("MAINSTAY_MAIL_PASSWORD", "", "The password that belongs to MAINSTAY_MAIL_USER."),
    MAIL_FROM(
            "MAINSTAY_MAIL_FROM", "", "The e-mail address that Mainstay writes from, such as `mainstay@example.com`."),
    JAVA_OPTIONS(
            "MAINSTAY_JAVA_OPTIONS",
            "",
            "Options that `bin/mainstay` hands to the Java machine, such as `-Xmx2g`. Without one for memory, a quarter of"
                    + " the machine's is used at most.");

    private final String variable;
    private final String preset;
    private final String meaning;

    Setting(String variable, String preset, String meaning) {
        this.variable = variable;
        this.preset = preset;
        this.meaning = meaning;
    }

    public String variable() {
        return variable;
    }

    /** What holds when the variable is not set or empty; an empty text means nothing. */
    public String preset() {
        return preset;
    }

    public String meaning() {
        return meaning;
    }
}
