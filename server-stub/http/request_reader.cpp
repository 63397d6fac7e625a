#include "http/request_reader.h"

#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/rfc7230.hpp>

#include <algorithm>
#include <optional>

namespace ranets::stub {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;

constexpr std::size_t kPiece = 4096;     // read at once
constexpr std::size_t kMostPerByte = 2;  // of a body in chunks

// As the library's body of a string, but without room for what was only promised.
struct Body {
    using value_type = std::string;

    class reader {
      public:
        template <bool isRequest, class Fields>
        reader(http::header<isRequest, Fields>&, value_type& body) : body_(body) {}

        void init(const boost::optional<std::uint64_t>&, beast::error_code& error) { error = {}; }
        template <class Buffers>
        std::size_t put(const Buffers& buffers, beast::error_code& error) {
            error = {};
            const std::size_t before = body_.size();
            for (const auto buffer : beast::buffers_range_ref(buffers)) {
                body_.append(static_cast<const char*>(buffer.data()), buffer.size());
            }
            return body_.size() - before;
        }
        void finish(beast::error_code& error) { error = {}; }

      private:
        value_type& body_;
    };
};

std::string_view view(beast::string_view text) {
    return {text.data(), text.size()};
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

int status_of(beast::error_code error) {
    if (error == http::error::header_limit || error == http::error::buffer_overflow) return 431;
    return error == http::error::body_limit ? 413 : 400;
}

// A field that goes on in a second line: deprecated, and read differently by different servers.
bool has_folded_line(std::string_view head) {
    return head.find("\r\n ") != std::string_view::npos ||
           head.find("\r\n\t") != std::string_view::npos;
}

// "http://host/path", as proxies are asked, is the same as "/path".
std::string_view origin_form(std::string_view target) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!target.starts_with(scheme)) continue;
        const auto slash = target.find_first_of("/?", scheme.size());
        return slash == std::string_view::npos ? "/" : target.substr(slash);
    }
    return target;
}

std::string path_of(std::string_view target) {
    return path_decode(target.substr(0, target.find('?')));
}

}  // namespace

class RequestReader::Parser {
  public:
    explicit Parser(const Limits& limits) : limits_(limits), buffer_(limits.header_bytes) {
        begin();
    }

    std::span<char> room() {
        const std::size_t free = buffer_.max_size() - buffer_.size();
        const auto space = buffer_.prepare(std::min(free, kPiece));
        return {static_cast<char*>(space.data()), space.size()};
    }
    void add(std::size_t bytes) { buffer_.commit(bytes); }
    Step advance();
    Received take();
    int status() const { return status_; }
    std::string path() const { return path_of(origin_form(view(parser_->get().target()))); }
    bool has_begun() const { return buffer_.size() > 0 || parser_->got_some(); }
    std::size_t body_bytes() const { return parser_->get().body().size(); }
    void release() {
        parser_.reset();
        buffer_.clear();
        buffer_.shrink_to_fit();
    }

  private:
    void begin() {
        parser_.emplace();
        parser_->header_limit(static_cast<std::uint32_t>(limits_.header_bytes));
        parser_->body_limit(limits_.body_bytes);
        received_ = {};
        is_head_read_ = false;
        head_read_ = body_read_ = 0;
    }
    Step refuse(int status) {
        status_ = status;
        return Step::Refused;
    }
    // No body in chunks ends by less; the library takes its end for granted, and may fail where
    // that comes byte by byte.
    std::size_t fewest_to_come() const {
        constexpr std::size_t kLastChunk = std::string_view("0\r\n\r\n").size();
        return is_head_read_ && parser_->chunked() ? kLastChunk : 1;
    }
    int fault_in_head() const;
    int fault_in_framing() const;
    void read_head();

    const Limits& limits_;
    beast::flat_buffer buffer_;
    std::optional<http::request_parser<Body>> parser_;
    Received received_;
    bool is_head_read_ = false;
    std::size_t head_read_ = 0;  // bytes
    std::size_t body_read_ = 0;  // with what frames its chunks
    int status_ = 0;
};

RequestReader::Step RequestReader::Parser::advance() {
    if (status_ != 0) return Step::Refused;
    while (!parser_->is_done()) {
        if (buffer_.size() < fewest_to_come()) return Step::NeedsMore;
        const auto data = buffer_.cdata();
        beast::error_code error;
        const std::size_t used = parser_->put(data, error);
        const std::string_view read(static_cast<const char*>(data.data()), used);
        if (!is_head_read_ && has_folded_line(read)) return refuse(400);
        buffer_.consume(used);
        // The library counts the lines of a head one by one, and what frames a chunk not at all.
        (is_head_read_ ? body_read_ : head_read_) += used;
        if (head_read_ > limits_.header_bytes) return refuse(431);
        if (body_read_ > kMostPerByte * limits_.body_bytes) return refuse(413);
        if (error == http::error::need_more) {
            if (buffer_.size() < buffer_.max_size()) return Step::NeedsMore;
            // What does not fit is a line of the head, of a chunk or of the trailer.
            return refuse(is_head_read_ ? 400 : 431);
        }
        if (error) return refuse(status_of(error));
        if (is_head_read_ || !parser_->is_header_done()) continue;
        is_head_read_ = true;
        if (const int fault = fault_in_head()) return refuse(fault);
        read_head();
        if (!parser_->is_done() && received_.request.headers.has("expect") && buffer_.size() == 0) {
            return Step::ExpectsContinue;
        }
    }
    return Step::Complete;
}

// What the library lets pass. Fields of a trailer come later, and are forgotten.
int RequestReader::Parser::fault_in_head() const {
    const auto& head = parser_->get();
    if (std::distance(head.begin(), head.end()) >
        static_cast<std::ptrdiff_t>(limits_.header_fields)) {
        return 431;
    }
    if (const int fault = fault_in_framing()) return fault;
    const std::string_view target = origin_form(view(head.target()));
    if (!target.starts_with('/')) return head.method() == http::verb::connect ? 501 : 400;
    if (target.substr(0, target.find('?')).size() > limits_.path_bytes) return 414;
    const auto hosts = head.count(http::field::host);
    if (hosts > 1 || (hosts == 0 && head.version() >= 11)) return 400;
    const std::string_view expected = view(head[http::field::expect]);
    if (!expected.empty() && !beast::iequals(head[http::field::expect], "100-continue")) return 417;
    const std::string_view coding = view(head[http::field::content_encoding]);
    return coding.empty() || coding == "identity" ? 0 : 415;
}

int RequestReader::Parser::fault_in_framing() const {
    const auto& head = parser_->get();
    const auto lengths = head.count(http::field::content_length);
    const auto codings = head.count(http::field::transfer_encoding);
    if (lengths + codings > 1) return 400;
    if (lengths == 1) {
        const std::string_view length = view(head[http::field::content_length]);
        const bool is_number =
            std::ranges::all_of(length, [](char c) { return c >= '0' && c <= '9'; });
        return is_number ? 0 : 400;
    }
    if (codings == 0) return 0;
    if (head.version() < 11) return 400;
    return beast::iequals(head[http::field::transfer_encoding], "chunked") ? 0 : 501;
}

void RequestReader::Parser::read_head() {
    const auto& head = parser_->get();
    Request& request = received_.request;
    received_.is_head = head.method() == http::verb::head;
    received_.is_http10 = head.version() < 11;
    received_.keeps_alive = parser_->keep_alive();
    request.method = received_.is_head ? "GET" : std::string(view(head.method_string()));
    request.target = origin_form(view(head.target()));
    const auto question = request.target.find('?');
    request.path = path_of(request.target);
    if (question != std::string::npos) {
        request.query = parse_form(std::string_view(request.target).substr(question + 1));
    }
    for (const auto& field : head) {
        request.headers.add(lower(view(field.name_string())), std::string(view(field.value())));
    }
}

Received RequestReader::Parser::take() {
    received_.request.body = std::move(parser_->get().body());
    Received taken = std::move(received_);
    begin();
    return taken;
}

RequestReader::RequestReader(const Limits& limits) : parser_(std::make_unique<Parser>(limits)) {}
RequestReader::~RequestReader() = default;
std::span<char> RequestReader::room() {
    return parser_->room();
}
void RequestReader::add(std::size_t bytes) {
    parser_->add(bytes);
}
RequestReader::Step RequestReader::advance() {
    return parser_->advance();
}
Received RequestReader::take() {
    return parser_->take();
}
int RequestReader::status() const {
    return parser_->status();
}
std::string RequestReader::path() const {
    return parser_->path();
}
bool RequestReader::has_begun() const {
    return parser_->has_begun();
}
std::size_t RequestReader::body_bytes() const {
    return parser_->body_bytes();
}
void RequestReader::release() {
    parser_->release();
}

}  // namespace ranets::stub
