#include "content/document.h"

#include <zlib.h>

#include <array>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

namespace ranets::stub {
namespace {

// --- PDF 1.4: ISO 32000-1, 7.5

std::string ruled_page() {
    std::string drawing = "0.75 0.82 0.92 RG 0.5 w\n";
    for (int y = 80; y < 780; y += 22) {
        const std::string at = std::to_string(y);
        drawing += "40 " + at + " m 555 " + at + " l S\n";
    }
    return drawing + "0.85 0.3 0.3 RG 90 60 m 90 800 l S\n";
}

std::string pdf(std::size_t size) {
    const std::string drawing = ruled_page();
    std::string out = "%PDF-1.4\n";
    std::vector<std::size_t> at;
    const auto object = [&](const std::string& body) {
        at.push_back(out.size());
        out += std::to_string(at.size()) + " 0 obj\n" + body + "\nendobj\n";
    };
    object("<< /Type /Catalog /Pages 2 0 R >>");
    object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>");
    object("<< /Length " + std::to_string(drawing.size()) + " >>\nstream\n" + drawing +
           "endstream");

    const auto tail = [&](std::size_t start) {
        std::string text = "xref\n0 5\n0000000000 65535 f \n";
        for (const std::size_t offset : at) {
            const std::string digits = std::to_string(offset);
            text += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
        }
        return text + "trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n" + std::to_string(start) +
               "\n%%EOF\n";
    };
    // Comments in front of the table; its place has as many digits whatever their exact length.
    const std::size_t start = size - tail(size - 200).size();
    while (out.size() + 160 < start) out += "%" + std::string(79, ' ') + "\n";
    out += "%" + std::string(start - out.size() - 2, ' ') + "\n";
    return out + tail(start);
}

// --- JPEG, baseline, grey, of blocks of one shade each: ITU-T T.81, annexes B and F

class Bits {
  public:
    void add(unsigned value, int count) {
        for (int i = count - 1; i >= 0; --i) {
            byte_ = static_cast<std::uint8_t>(byte_ << 1 | (value >> i & 1));
            if (++filled_ < 8) continue;
            bytes_ += static_cast<char>(byte_);
            if (byte_ == 0xff) bytes_ += '\0';
            filled_ = 0;
        }
    }
    std::string take() {
        while (filled_ != 0) add(1, 1);
        return std::move(bytes_);
    }

  private:
    std::string bytes_;
    std::uint8_t byte_ = 0;
    int filled_ = 0;
};

std::string bytes_of(std::initializer_list<int> values) {
    std::string out;
    for (const int value : values) out += static_cast<char>(value);
    return out;
}

std::string segment(int marker, const std::string& body) {
    const auto length = static_cast<int>(body.size() + 2);
    return bytes_of({0xff, marker, length >> 8, length & 0xff}) + body;
}

std::string jpg(std::size_t size) {
    constexpr int kBlocksWide = 80;
    constexpr int kBlocksHigh = 60;
    constexpr int kFrame = 3;
    constexpr int kCategories = 12;
    // Shades are told by their difference from the block before: its number of bits by a code of
    // four, then the bits. All else of a block is nothing, by a code of one.
    Bits bits;
    int before = 0;
    for (int y = 0; y < kBlocksHigh; ++y) {
        for (int x = 0; x < kBlocksWide; ++x) {
            const bool is_frame =
                x < kFrame || y < kFrame || x >= kBlocksWide - kFrame || y >= kBlocksHigh - kFrame;
            const bool is_chalk = !is_frame && y % 8 == 5 && x > 8 && x < 70 && x % 9 != 0;
            const int shade = is_frame ? 20 : is_chalk ? 90 : -70;
            const int step = shade - before;
            before = shade;
            const auto magnitude = static_cast<unsigned>(step < 0 ? -step : step);
            int count = 0;
            while (magnitude >> count != 0) ++count;
            bits.add(static_cast<unsigned>(count), 4);
            const unsigned mask = (1U << count) - 1;
            bits.add(step < 0 ? mask - magnitude : magnitude, count);
            bits.add(0, 1);
        }
    }
    std::string quanta(1, '\0');
    quanta.append(64, '\x08');
    std::string shades = bytes_of({0x00, 0, 0, 0, kCategories});
    shades.append(12, '\0');
    for (int i = 0; i < kCategories; ++i) shades += static_cast<char>(i);
    std::string rest = bytes_of({0x10, 1});
    rest.append(15, '\0');
    rest += '\0';

    std::string out =
        bytes_of({0xff, 0xd8}) + segment(0xe0, std::string("JFIF\0\x01\x01\0\0\x01\0\x01\0\0", 14));
    const std::string picture =
        segment(0xdb, quanta) +
        segment(0xc0, bytes_of({8, kBlocksHigh * 8 >> 8, kBlocksHigh * 8 & 0xff,
                                kBlocksWide * 8 >> 8, kBlocksWide * 8 & 0xff, 1, 1, 0x11, 0})) +
        segment(0xc4, shades) + segment(0xc4, rest) + segment(0xda, bytes_of({1, 1, 0, 0, 63, 0})) +
        bits.take() + bytes_of({0xff, 0xd9});
    // Comments up to the size; none can be shorter than its four bytes of frame.
    constexpr std::size_t kMost = 60'000;
    for (std::size_t left = size - out.size() - picture.size(); left > 0;) {
        const std::size_t part = left > 2 * kMost ? kMost : left > kMost ? left / 2 : left;
        out += segment(0xfe, std::string(part - 4, ' '));
        left -= part;
    }
    return out + picture;
}

// --- DOCX: a ZIP (PKWARE's APPNOTE) of stored parts, ECMA-376

std::string little(std::uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i, value >>= 8) out += static_cast<char>(value & 0xff);
    return out;
}

std::string zip(const std::vector<std::pair<std::string, std::string>>& parts) {
    std::string out;
    std::string directory;
    for (const auto& [name, body] : parts) {
        const auto sum =
            crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
        // Version 2.0, nothing special, stored, 1980-01-01.
        const std::string common = little(20, 2) + little(0, 2) + little(0, 2) + little(0, 2) +
                                   little(33, 2) + little(sum, 4) + little(body.size(), 4) +
                                   little(body.size(), 4) + little(name.size(), 2) + little(0, 2);
        directory += little(0x02014b50, 4) + little(20, 2) + common + little(0, 10) +
                     little(out.size(), 4) + name;
        out += little(0x04034b50, 4) + common + name + body;
    }
    return out + directory + little(0x06054b50, 4) + little(0, 4) + little(parts.size(), 2) +
           little(parts.size(), 2) + little(directory.size(), 4) + little(out.size(), 4) +
           little(0, 2);
}

std::string docx(std::string_view title, std::size_t size) {
    constexpr std::string_view kXml = R"(<?xml version="1.0" encoding="UTF-8"?>)";
    constexpr std::string_view kTypes =
        R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)";
    constexpr std::string_view kLinks =
        R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";
    const auto with_space = [&](std::size_t space) {
        std::string text(kXml);
        text +=
            R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)";
        text += "<w:body><w:p><w:r><w:t>" + std::string(title) + "</w:t></w:r></w:p></w:body>";
        text += "<!--" + std::string(space, ' ') + "--></w:document>";
        return zip({{"[Content_Types].xml", std::string(kXml) + std::string(kTypes)},
                    {"_rels/.rels", std::string(kXml) + std::string(kLinks)},
                    {"word/document.xml", std::move(text)}});
    };
    return with_space(size - with_space(0).size());
}

struct Kind {
    std::string_view extension;
    std::string_view media_type;
};
constexpr std::array<Kind, 3> kKinds{{
    {"PDF", "application/pdf"},
    {"JPG", "image/jpeg"},
    {"DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
}};

}  // namespace

std::string_view media_type(std::string_view extension) {
    for (const Kind& kind : kKinds) {
        if (kind.extension == extension) return kind.media_type;
    }
    return "application/octet-stream";
}

std::string document(std::string_view extension, std::string_view title, std::size_t size) {
    if (extension == "JPG") return jpg(size);
    return extension == "DOCX" ? docx(title, size) : pdf(size);
}

}  // namespace ranets::stub
