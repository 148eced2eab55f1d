package io.mainstay.platform;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends mail through the server that the settings name, in plain text. */
@Component
public class Mail {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final @Nullable MailServer server;
    private final Clock clock;

    Mail(Settings settings, Clock clock) {
        this.server = settings.outside().mail();
        this.clock = clock;
    }

    public boolean isReady() {
        return server != null;
    }

    /** For whoever wants something that needs mail while there is none. */
    public static String missing() {
        return "This Mainstay cannot send mail. Whoever runs it can set %s, %s and %s, and start it again."
                .formatted(Setting.MAIL_HOST.variable(), Setting.MAIL_FROM.variable(), Setting.URL.variable());
    }

    /**
     * Hands a mail to the server, waiting for it.
     *
     * @throws org.springframework.mail.MailException when the server does not take it
     */
    public void send(String to, String subject, String text) {
        if (server == null) {
            throw new Refused(ErrorCode.UNAVAILABLE, missing());
        }
        JavaMailSenderImpl sender = sender(server);
        MimeMessage message = sender.createMimeMessage();
        try {
            var mail = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            mail.setFrom(inOneLine(server.from()), "Mainstay");
            mail.setTo(inOneLine(to));
            mail.setSubject(inOneLine(subject));
            mail.setText(text);
            mail.setSentDate(Date.from(clock.instant()));
            message.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException | java.io.UnsupportedEncodingException e) {
            throw new IllegalArgumentException("No mail can be written to this address", e);
        }
        sender.send(message);
    }

    /** A line break in a header would begin another header. */
    private static String inOneLine(String header) {
        if (header.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A header of a mail holds a line break or another control character");
        }
        return header;
    }

    private static JavaMailSenderImpl sender(MailServer server) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(server.host());
        sender.setPort(server.port());
        sender.setUsername(server.user());
        sender.setPassword(server.password());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        Properties properties = sender.getJavaMailProperties();
        String patience = Long.toString(PATIENCE.toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", patience);
        properties.setProperty("mail.smtp.timeout", patience);
        properties.setProperty("mail.smtp.writetimeout", patience);
        properties.setProperty("mail.smtp.auth", Boolean.toString(server.user() != null));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        String startTls = Boolean.toString(server.tls() == MailServer.Tls.STARTTLS);
        properties.setProperty("mail.smtp.starttls.enable", startTls);
        properties.setProperty("mail.smtp.starttls.required", startTls);
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(server.tls() == MailServer.Tls.TLS));
        return sender;
    }
}
