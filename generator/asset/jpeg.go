package asset

import (
	"bytes"
	"encoding/binary"
	"image/jpeg"
	"io"
)

// header is as much of a JPEG file as may come before its size: the segments
// with a camera's notes are at most 64 KB each.
const header = 1 << 20

// jpegSize gives the size of a photograph as browsers show it: turned upright
// as the camera noted.
func jpegSize(r io.Reader) (width, height int) {
	data, err := io.ReadAll(io.LimitReader(r, header))
	if err != nil {
		return 0, 0
	}
	c, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return 0, 0
	}
	if orientation(data) >= 5 {
		return c.Height, c.Width
	}
	return c.Width, c.Height
}

// orientation gives the value of the Exif tag 0x0112 (CIPA DC-008, 4.6.4): 1
// to 8, of which 5 to 8 lie on their side; 1 when there is none.
func orientation(data []byte) int {
	for at := 2; at+4 <= len(data) && data[at] == 0xff; {
		length := int(binary.BigEndian.Uint16(data[at+2:]))
		end := at + 2 + length
		if length < 2 || end > len(data) || data[at+1] == 0xda {
			break
		}
		if body, ok := bytes.CutPrefix(data[at+4:end], []byte("Exif\x00\x00")); ok && data[at+1] == 0xe1 {
			return tiffOrientation(body)
		}
		at = end
	}
	return 1
}

// tiffOrientation looks the tag up in the first directory of Exif data.
func tiffOrientation(b []byte) int {
	if len(b) < 8 {
		return 1
	}
	order := binary.ByteOrder(binary.BigEndian)
	if b[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(b[4:]))
	if at < 0 || at+2 > len(b) {
		return 1
	}
	for n := int(order.Uint16(b[at:])); n > 0; n-- {
		entry := at + 2 + (n-1)*12
		if entry+12 <= len(b) && order.Uint16(b[entry:]) == 0x0112 {
			return int(order.Uint16(b[entry+8:]))
		}
	}
	return 1
}
