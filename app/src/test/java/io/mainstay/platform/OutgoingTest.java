package io.mainstay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.mainstay.platform.Destination.Resolver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingTest {

    private static final Map<String, List<String>> NAMES = Map.of(
            "localhost", List.of("127.0.0.1", "::1"),
            "intranet.example", List.of("10.0.0.5"),
            "half.example", List.of("93.184.215.14", "192.168.1.1"),
            "metadata.example", List.of("169.254.169.254"),
            "inside.example", List.of("127.0.0.1"));

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().add("Connection", "close");
            switch (exchange.getRequestURI().getPath()) {
                case "/elsewhere" -> {
                    exchange.getResponseHeaders().add("Location", "http://127.0.0.1:%d/secret".formatted(port()));
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/long" -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(new byte[2 << 20]);
                }
                default -> {
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write("ok".getBytes());
                }
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/",
                "http://LOCALHOST/",
                "http://127.0.0.1/",
                "http://127.1/",
                "http://127.0.1/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://0177.0.0.1/",
                "http://017700000001/",
                "http://127.0.0.1.:80/",
                "http://127.000.000.001/",
                "http://0/",
                "http://0.0.0.0/",
                "http://[::]/",
                "http://[::1]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[::ffff:8.8.8.8]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[64:ff9b:1::a00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001:0:7f00:1::]/",
                "http://[fc00::1]/",
                "http://[fd12:3456::1]/",
                "http://[fe80::1]/",
                "http://[fe80::1%25eth0]/",
                "http://[fec0::1]/",
                "http://[ff02::1]/",
                "http://[2001:db8::1]/",
                "http://10.0.0.1/",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.168.0.1/",
                "http://169.254.1.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[fd00:ec2::254]/latest/meta-data/",
                "http://100.64.0.1/",
                "http://192.0.0.1/",
                "http://192.0.2.1/",
                "http://198.18.0.1/",
                "http://203.0.113.7/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://intranet.example/",
                "http://half.example/",
                "http://metadata.example/",
                "http://user@93.184.215.14/",
                "http://user:secret@93.184.215.14/",
                "http://93.184.215.14@127.0.0.1/",
                "http://93.184.215.14:8080/",
                "http://93.184.215.14:22/",
                "https://93.184.215.14:80443/",
                "http://loc%61lhost/",
                "http://127。0。0。1/",
                "http://１２７.0.0.1/",
                "http://under_score.example/",
                "http:///nohost",
                "http:localhost",
                "ftp://93.184.215.14/",
                "file:///etc/passwd",
                "gopher://127.0.0.1:25/",
                "jar:http://93.184.215.14!/",
                "//93.184.215.14/",
                "/relative"
            })
    void no_request_goes_to_what_is_not_public_however_it_is_written(String address) {
        assertThat(sent(AllowedHosts.none(), address)).isInstanceOf(OutgoingReply.Barred.class);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "[fd00:ec2::254]", "0.0.0.0", "[fe80::1]", "metadata.example"})
    void where_clouds_hand_out_credentials_nobody_goes_even_when_allowed(String host) {
        assertThat(sent(AllowedHosts.of(host), "http://" + host + "/")).isInstanceOf(OutgoingReply.Barred.class);
    }

    @Test
    void an_allowed_host_is_one_host_on_one_port_and_nothing_else() {
        var hosts = AllowedHosts.of("inside.example:" + port());

        assertThat(sent(hosts, "http://inside.example:%d/hello".formatted(port())))
                .isInstanceOfSatisfying(OutgoingReply.Answer.class, answer -> {
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.body()).isEqualTo("ok");
                });
        assertThat(sent(hosts, "http://127.0.0.1:%d/".formatted(port()))).isInstanceOf(OutgoingReply.Barred.class);
        assertThat(sent(hosts, "http://inside.example/")).isInstanceOf(OutgoingReply.Barred.class);
        assertThat(sent(hosts, "http://intranet.example:%d/".formatted(port())))
                .isInstanceOf(OutgoingReply.Barred.class);
        assertThat(asked).containsExactly("/hello");
    }

    @Test
    void a_redirect_is_an_answer_and_is_not_followed() {
        var reply = sent(
                AllowedHosts.of("inside.example:" + port()), "http://inside.example:%d/elsewhere".formatted(port()));

        assertThat(reply)
                .isInstanceOfSatisfying(
                        OutgoingReply.Answer.class,
                        answer -> assertThat(answer.status()).isEqualTo(302));
        assertThat(asked).containsExactly("/elsewhere");
    }

    @Test
    void the_address_that_was_checked_is_the_one_connected_to() throws IOException {
        var answers = new ArrayList<>(List.of("127.0.0.1", "169.254.169.254"));
        Resolver rebinding = name -> new InetAddress[] {InetAddress.getByName(answers.removeFirst())};
        var uri = URI.create("http://inside.example:%d/".formatted(port()));

        try (var outgoing = new Outgoing(AllowedHosts.of("inside.example:" + port()), rebinding)) {
            assertThat(outgoing.send(OutgoingRequest.get(uri)))
                    .as("the name is asked for once: there is no second answer to go to")
                    .isInstanceOf(OutgoingReply.Answer.class);
            assertThat(answers).hasSize(1);
            assertThat(outgoing.send(OutgoingRequest.get(uri)))
                    .as("a new connection is checked anew")
                    .isInstanceOf(OutgoingReply.Barred.class);
        }
    }

    @Test
    void a_reply_that_is_too_long_is_not_taken() {
        var hosts = AllowedHosts.of("inside.example:" + port());
        var uri = "http://inside.example:%d/long".formatted(port());

        assertThat(sent(hosts, uri))
                .isInstanceOfSatisfying(
                        OutgoingReply.Silence.class,
                        silence -> assertThat(silence.why()).contains("longer than"));
    }

    @Test
    void a_host_without_an_address_is_not_reached() {
        assertThat(sent(AllowedHosts.none(), "https://nowhere.example/")).isInstanceOf(OutgoingReply.Silence.class);
    }

    @Test
    void what_is_allowed_is_checked_at_the_start() {
        assertThatThrownBy(
                        () -> Settings.read(Map.of("MAINSTAY_ALLOWED_HOSTS", "billing.example, http://10.0.0.1")::get))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("MAINSTAY_ALLOWED_HOSTS holds \"http://10.0.0.1\"");
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static OutgoingReply sent(AllowedHosts hosts, String address) {
        try (var outgoing = new Outgoing(hosts, OutgoingTest::resolve)) {
            return outgoing.send(OutgoingRequest.get(URI.create(address)));
        } catch (IllegalArgumentException notAnAddress) {
            return new OutgoingReply.Barred("it cannot be read as an address");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Asks nobody: numbers are read, and names are those above. */
    private static InetAddress[] resolve(String name) throws UnknownHostException {
        List<String> found = Character.isDigit(name.charAt(0)) || name.startsWith("[")
                ? List.of(name)
                : NAMES.getOrDefault(name, List.of());
        if (found.isEmpty()) {
            throw new UnknownHostException(name);
        }
        var addresses = new InetAddress[found.size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = InetAddress.getByName(found.get(i));
        }
        return addresses;
    }
}
